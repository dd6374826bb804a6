// Responds to the POST of a portal with the page; shared by the functions for all hosts. It writes
// nothing to any log, because the body contains the user's token.

/** The fields of a POST that are written into the page. Tokens are never among them. */
const ALLOWED_FIELDS = ["DOMAIN", "PROTOCOL", "LANG", "APP_SID", "member_id", "status", "PLACEMENT", "PLACEMENT_OPTIONS", "APPLICATION_SCOPE"];

/** The maximum size of a parsed body in bytes. A portal sends about two thousand. */
const LONGEST_BODY = 65_536;

const FORM = "application/x-www-form-urlencoded";

/** The block in the page, and its content. */
const BLOCK = /(<script type="application\/json" id="placement-context">)[^<]*/;

/** Characters with which a text could end the block, or hide its end tag. */
const UNSAFE = /[<>&\u2028\u2029]/g;

/**
 * Returns the host's page as the response to a POST. Its headers are replaced: those of the host
 * describe the file, with its length and its tag.
 *
 * @param {Request} request of the portal
 * @param {Response} page the host's response to a GET of the page
 */
export async function answer(request, page) {
  if (!page.ok) {
    const headers = { ...HEADERS, "Content-Type": "text/plain; charset=utf-8" };
    return new Response("The page of the picker is missing.\n", { status: 502, headers });
  }
  const query = new URL(request.url).searchParams;
  const body = new URLSearchParams(await form(request));
  // The page begins with a byte order mark, which overrides a charset that a host sends. `text()`
  // would remove it.
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await page.arrayBuffer());
  return new Response(fill(text, query, body), { status: 200, headers: HEADERS });
}

function fill(page, query, body) {
  const context = {};
  for (const name of ALLOWED_FIELDS) {
    const value = query.get(name) ?? body.get(name);
    if (value !== null) context[name] = value;
  }
  const json = JSON.stringify(context).replace(UNSAFE, (it) => "\\u" + it.charCodeAt(0).toString(16).padStart(4, "0"));
  // A function, because `$&` has a meaning in a replacement text.
  return page.replace(BLOCK, (_, tag) => tag + json);
}

/** Returns the form in the body; empty if it is no form, too long or truncated. */
async function form(request) {
  const type = request.headers.get("Content-Type") ?? "";
  if (!type.toLowerCase().startsWith(FORM) || !request.body) return "";
  const reader = request.body.getReader();
  const decoder = new TextDecoder();
  let [text, length] = ["", 0];
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      length += value.byteLength;
      if (length > LONGEST_BODY) break;
      text += decoder.decode(value, { stream: true });
    }
    await reader.cancel();
  } catch {
    // The page works without it: it asks the portal itself.
  }
  return "";
}
