// Netlify: handles a POST of the page. Files serve all other requests.

import { answer } from "../functions/page.js";

/** Responds with the page from the site's files. */
export default async function page(request) {
  // A GET, which does not invoke this function.
  return answer(request, await fetch(new URL("/", request.url)));
}

export const config = { path: ["/", "/index.html"], method: "POST" };
