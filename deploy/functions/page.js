// Answers the POST of a portal with the page: what the functions for all hosts have in common. It
// writes nothing to any log, since the body holds the person's token.

/** What the page is told of a POST. No token is among it, ever. */
const TOLD = ["DOMAIN", "PROTOCOL", "LANG", "APP_SID", "member_id", "status", "PLACEMENT", "PLACEMENT_OPTIONS", "APPLICATION_SCOPE"];

/** Most bytes of a body that are read. A portal sends about two thousand. */
const LONGEST_BODY = 65_536;

const FORM = "application/x-www-form-urlencoded";

/** The block in the page, and what stands in it. */
const BLOCK = /(<script type="application\/json" id="placement-context">)[^<]*/;

/** Characters with which a text could end the block, or hide its end. */
const UNSAFE = /[<>&\u2028\u2029]/g;

/**
 * The page that the host has, as the answer to a POST. Its headers are written anew: those of the
 * host are for the file, with its length and its tag.
 *
 * @param {Request} request of the portal
 * @param {Response} page what the host has for a GET of the page
 */
export async function answer(request, page) {
  if (!page.ok) {
    const headers = { ...HEADERS, "Content-Type": "text/plain; charset=utf-8" };
    return new Response("The page of the picker is missing.\n", { status: 502, headers });
  }
  const query = new URL(request.url).searchParams;
  const body = new URLSearchParams(await form(request));
  // The page begins with a byte order mark, which is stronger than a charset that a host sends. `text()`
  // leaves it out.
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await page.arrayBuffer());
  return new Response(fill(text, query, body), { status: 200, headers: HEADERS });
}

function fill(page, query, body) {
  const told = {};
  for (const name of TOLD) {
    const value = query.get(name) ?? body.get(name);
    if (value !== null) told[name] = value;
  }
  const json = JSON.stringify(told).replace(UNSAFE, (it) => "\\u" + it.charCodeAt(0).toString(16).padStart(4, "0"));
  // By a function: in a text to put in, `$&` has a meaning.
  return page.replace(BLOCK, (_, tag) => tag + json);
}

/** The form in the body; nothing of one that is no form, too long or cut off. */
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
    // The page works without: it asks the portal itself.
  }
  return "";
}
