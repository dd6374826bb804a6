// As in its README, with the data on the same server.
import { Picker } from "emoji-picker-element";

window.picked = [];
const picker = new Picker({ dataSource: "data.json" });
picker.style.width = "100%";
picker.style.height = "100%";
picker.addEventListener("emoji-click", ({ detail }) => window.picked.push(detail.unicode));
document.getElementById("picker").append(picker);
