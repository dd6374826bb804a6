// Draws a pointer and a caption over the page. They take no clicks.
(() => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="22" height="30" viewBox="0 0 22 30">'
    + '<path d="M2 2v21l5-4.6 3.4 8 4-1.8-3.4-7.8h7z" fill="#1b2733" stroke="#fff" stroke-width="2" stroke-linejoin="round"/></svg>';
  const pointer = document.createElement('img');
  pointer.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  const ring = document.createElement('div');
  const caption = document.createElement('kbd');
  const over = { position: 'fixed', zIndex: 100, pointerEvents: 'none' };
  Object.assign(pointer.style, over);
  Object.assign(ring.style, over, {
    width: '30px', height: '30px', borderRadius: '50%', background: 'rgb(11 143 199 / 35%)', translate: '-50% -50%',
  });
  Object.assign(caption.style, over, {
    right: '40px', bottom: '190px', minWidth: '76px', padding: '12px 18px', borderRadius: '12px',
    border: '1px solid #c3ccd4', borderBottomWidth: '4px', background: '#fff', color: '#333d48',
    font: '600 26px/1.2 "Open Sans", "Helvetica Neue", Helvetica, Arial, sans-serif', textAlign: 'center',
  });
  document.body.append(ring, pointer, caption);
  globalThis.props = {
    point(x, y, isPressed) {
      // The tip of the arrow is at (2, 2).
      Object.assign(pointer.style, { left: `${x - 2}px`, top: `${y - 2}px` });
      Object.assign(ring.style, { left: `${x}px`, top: `${y}px` });
      ring.hidden = !isPressed;
    },
    caption(text) {
      caption.textContent = text;
      caption.hidden = text === '';
    },
  };
  globalThis.props.caption('');
})()
