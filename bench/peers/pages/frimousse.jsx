// The components of its README, with the minimal style of a picker.
import { EmojiPicker } from "frimousse";
import { createRoot } from "react-dom/client";

window.picked = [];

const STYLE = `
[frimousse-root] { display: flex; flex-direction: column; height: 100%; }
[frimousse-search] { margin: 8px; padding: 8px; }
[frimousse-viewport] { flex: 1; outline: none; }
[frimousse-category-header] { padding: 8px; background: white; font: 12px sans-serif; }
[frimousse-row] { padding: 0 8px; }
[frimousse-emoji] { width: 40px; height: 40px; padding: 0; border: 0; background: none; font-size: 24px; }
[frimousse-emoji][data-active] { background: #eee; }
`;

createRoot(document.getElementById("picker")).render(
  <>
    <style>{STYLE}</style>
    <EmojiPicker.Root emojibaseUrl="emojibase" onEmojiSelect={({ emoji }) => window.picked.push(emoji)}>
      <EmojiPicker.Search />
      <EmojiPicker.Viewport>
        <EmojiPicker.Loading>Loading…</EmojiPicker.Loading>
        <EmojiPicker.Empty>No emoji found.</EmojiPicker.Empty>
        <EmojiPicker.List />
      </EmojiPicker.Viewport>
    </EmojiPicker.Root>
  </>,
);
