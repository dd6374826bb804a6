// Cloudflare Pages: a POST of the page. Everything else is for the files.

import { answer } from "../functions/page.js";

/** Answers with the page as the project's files have it. */
export async function onRequestPost({ request, env }) {
  // A request of our own: neither the portal's fields nor its query are for anybody else.
  return answer(request, await env.ASSETS.fetch(new URL("/", request.url)));
}
