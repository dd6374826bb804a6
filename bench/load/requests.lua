-- For wrk: sends the requests of the command line, as "METHOD /path", in turn. A POST has a body like
-- that of a portal.

local body = table.concat({
  "AUTH_ID=" .. string.rep("6061e7", 12),
  "AUTH_EXPIRES=3600",
  "REFRESH_ID=" .. string.rep("50e00a", 12),
  "SERVER_ENDPOINT=https%3A%2F%2Foauth.bitrix.info%2Frest%2F",
  "APPLICATION_TOKEN=" .. string.rep("a1", 16),
  "APPLICATION_SCOPE=im%2Cplacement",
  "member_id=da45a03b265ed12127f8a258d793cc5d",
  "status=L",
  "PLACEMENT=IM_TEXTAREA",
  "PLACEMENT_OPTIONS=%7B%22dialogId%22%3A%22chat42%22%7D",
}, "&")

local requests, at = {}, 0

function init(arguments)
  for _, line in ipairs(arguments) do
    local method, path = line:match("^(%u+) (/.*)$")
    local headers = { ["Accept-Encoding"] = "gzip, deflate, br" }
    if method == "POST" then headers["Content-Type"] = "application/x-www-form-urlencoded" end
    table.insert(requests, wrk.format(method, path, headers, method == "POST" and body or nil))
  end
end

function request()
  at = at % #requests + 1
  return requests[at]
end
