// Cloudflare Pages: handles a POST of the page. Files serve all other requests.

import { answer } from "../functions/page.js";

/** Responds with the page from the project's files. */
export async function onRequestPost({ request, env }) {
  // A new request: neither the portal's fields nor its query are passed on.
  return answer(request, await env.ASSETS.fetch(new URL("/", request.url)));
}
