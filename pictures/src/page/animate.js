// Shows the moment of each animated picture in the messages: the browser itself shows their first
// frame only.
async (milliseconds) => {
  const pictures = [...document.querySelectorAll('#messages img')];
  await Promise.all(pictures.map(async (picture) => {
    if (!picture.decoder) {
      const response = await fetch(picture.src);
      const type = response.headers.get('content-type');
      picture.decoder = new ImageDecoder({ data: await response.arrayBuffer(), type });
      picture.canvas = document.createElement('canvas');
      picture.canvas.width = picture.width * devicePixelRatio;
      picture.canvas.height = picture.height * devicePixelRatio;
      const { offsetLeft: left, offsetTop: top, width, height } = picture;
      const style = { position: 'absolute', left, top, width, height };
      for (const [name, value] of Object.entries(style)) {
        picture.canvas.style[name] = name === 'position' ? value : `${value}px`;
      }
      picture.after(picture.canvas);
    }
    const { decoder, canvas } = picture;
    await Promise.all([decoder.completed, decoder.tracks.ready]);
    const { frameCount } = decoder.tracks.selectedTrack;
    const { image: first } = await decoder.decode({ frameIndex: 0 });
    const frameIndex = Math.floor((milliseconds * 1000) / first.duration) % frameCount;
    const { image } = await decoder.decode({ frameIndex });
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  }));
}
