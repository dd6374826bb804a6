// As in its README: the data is part of the script, and the emoji are those of the system.
import EmojiPicker from "emoji-picker-react";
import { createRoot } from "react-dom/client";

window.picked = [];

createRoot(document.getElementById("picker")).render(
  <EmojiPicker width="100%" height="100%" onEmojiClick={({ emoji }) => window.picked.push(emoji)} />,
);
