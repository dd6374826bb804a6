// CloudFront function at "viewer response": adds the headers to every response. The cache lifetime
// comes from the bucket, so that CloudFront's own cache obeys it too.

function handler(event) {
  for (const name in HEADERS) {
    event.response.headers[name.toLowerCase()] = { value: HEADERS[name] };
  }
  return event.response;
}
