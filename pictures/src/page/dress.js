// Hides the parts of the simulator that no portal has, and replaces the portal's own texts.
//
// `hidden` are selectors of further parts to hide, `indent_px` is where the bar of apps begins, `lang`
// is the language of the texts, `texts` maps selectors to texts, `messages` has author (null for the
// user) and text of each message. All of them are optional.
({ hidden = [], indent_px: indent = 0, lang, texts = {}, messages }) => {
  const sheet = new CSSStyleSheet();
  const tools = ['#switches', '.chat-list h3', '#navigation-apps', '#mobile-apps', '#sidebar-apps', '.message-menu-button'];
  sheet.replaceSync(`
    ${[...tools, ...hidden].join()} { display: none !important; }
    * { animation: none !important; transition: none !important; }
    .message { width: max-content; }
    #apps-bar { margin-inline-start: ${indent}px; }
    body:has(.chat[hidden]) .chat-item { background: none; }
    [dir="rtl"] .chat-item { text-align: right; }
    [dir="rtl"] .message { margin-inline: 0 auto; }
    [dir="rtl"] .message.own { margin-inline: auto 0; }
    [dir="rtl"] #popup { left: auto; right: 0; }
  `);
  document.adoptedStyleSheets.push(sheet);
  if (lang) {
    document.documentElement.lang = lang;
    document.documentElement.dir = lang === 'ar' ? 'rtl' : 'ltr';
  }
  for (const [selector, text] of Object.entries(texts)) {
    const element = document.querySelector(selector);
    if ('placeholder' in element) element.placeholder = text;
    else element.textContent = text;
  }
  for (const item of document.querySelectorAll('.chat-item')) {
    const words = item.querySelector('.chat-name').textContent.split(' ');
    // Arabic letters would be joined.
    item.querySelector('.avatar').textContent = words.slice(0, lang === 'ar' ? 1 : 2)
      .map((word) => String.fromCodePoint(word.codePointAt(0)).toUpperCase()).join('');
  }
  if (!messages) return;
  document.getElementById('messages').replaceChildren(...messages.map(([author, text]) => {
    const message = document.createElement('li');
    message.className = author ? 'message' : 'message own';
    if (author) {
      const name = document.createElement('span');
      name.className = 'author';
      name.textContent = author;
      message.append(name);
    }
    message.append(text);
    return message;
  }));
}
