// CloudFront, Lambda@Edge at "origin request", with the body: handles a POST of the page. A cached
// file does not get here, and a GET is passed on to the bucket.

import { answer } from "../functions/page.js";

const PAGES = ["/", "/index.html"];

export async function handler(event) {
  const { request, config } = event.Records[0].cf;
  if (request.method === "GET" || request.method === "HEAD") return request;
  if (request.method !== "POST" || !PAGES.includes(request.uri)) return { status: "405" };
  // Through the distribution's own cache, so that the page is always that of the bucket.
  const page = await fetch(`https://${config.distributionDomainName}/index.html`);
  return plain(await answer(standard(request), page));
}

/** Converts the event's request to a web `Request`. */
function standard({ uri, querystring, headers, body }) {
  const type = headers["content-type"]?.[0].value ?? "";
  const whole = body?.data && !body.inputTruncated;
  return new Request(`https://page.invalid${uri}?${querystring}`, {
    method: "POST",
    headers: { "Content-Type": type },
    body: whole ? Buffer.from(body.data, body.encoding === "base64" ? "base64" : "utf8") : null,
  });
}

async function plain(response) {
  const headers = {};
  for (const [key, value] of response.headers) headers[key] = [{ key, value }];
  return { status: String(response.status), headers, body: Buffer.from(await response.arrayBuffer()).toString() };
}
