// As in its README: the data is part of the script.
import data from "@emoji-mart/data";
import { Picker } from "emoji-mart";

window.picked = [];
const picker = new Picker({
  data,
  set: "native",
  dynamicWidth: true,
  onEmojiSelect: ({ native }) => window.picked.push(native),
});
picker.style.width = "100%";
picker.style.height = "100%";
document.getElementById("picker").append(picker);
