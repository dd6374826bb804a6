// Pauses all videos at the same moment, and returns whether there are any.
async (milliseconds) => {
  const videos = [...document.querySelectorAll('video')];
  await Promise.all(videos.map((video) => new Promise((resolve) => {
    video.pause();
    const seconds = (milliseconds / 1000) % video.duration;
    if (Math.abs(video.currentTime - seconds) < 0.01 && !video.seeking) {
      resolve();
      return;
    }
    video.addEventListener('seeked', resolve, { once: true });
    video.currentTime = seconds;
  })));
  // The next frame paints them.
  for (let frame = 0; frame < 2; frame += 1) {
    await new Promise((resolve) => { requestAnimationFrame(resolve); });
  }
  return videos.length > 0;
}
