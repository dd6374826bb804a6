// Scrolls the whole list, one step per frame. If the picker shows one group at a time, it opens
// them in turn.
async ({ step, long }) => {
  let [steps, longFrames, longest] = [0, 0, 0];
  for (const group of picker.groups?.() ?? [null]) {
    group?.click();
    for (let frames = 0; frames < 3; frames += 1) await afterFrame();
    const scroller = scrollerOf(firstCell());
    let last = performance.now();
    for (;;) {
      const before = scroller.scrollTop;
      scroller.scrollTop = before + step;
      if (scroller.scrollTop === before) break;
      const now = await afterFrame();
      steps += 1;
      if (now - last > long) longFrames += 1;
      longest = Math.max(longest, now - last);
      last = now;
    }
  }
  return { steps, long_frames: longFrames, longest };
};
