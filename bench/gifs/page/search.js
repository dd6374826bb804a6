// Sets a query in the search field, as pasting does.
({ query }) => {
  const field = document.getElementById("search");
  field.focus();
  field.select();
  document.execCommand("insertText", false, query);
};
