// Netlify: a POST of the page. Everything else is for the files.

import { answer } from "../functions/page.js";

/** Answers with the page as the site's files have it. */
export default async function page(request) {
  // A GET, and so not for this function.
  return answer(request, await fetch(new URL("/", request.url)));
}

export const config = { path: ["/", "/index.html"], method: "POST" };
