/** How a picture is drawn anew: the longer side in pixels at most, JPEG quality in percent, and the size it has to fit into. */
export type Redrawing = {
  readonly maxPixels: number;
  readonly jpegQuality: number;
  readonly maxBytes: number;
};

/** A picture that does not fit is drawn smaller by this, so often. */
const shrinking = 0.75;
const mostTries = 6;

const draw = (picture: ImageBitmap, longerSide: number, quality: number): Promise<Blob | null> => {
  const scale = Math.min(1, longerSide / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext('2d');
  if (context === null) return Promise.resolve(null);
  // JPEG has no transparency: without white below it a scan with clear paper would turn black.
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
};

/**
 * The picture in a file as a JPEG of its pixels and nothing else: where, when and with what it was taken stays behind (Exif, XMP, GPS), and it
 * stands upright. Null where the file holds no picture that this browser can read, or none that can be made small enough.
 */
export const redrawImage = async (file: Blob, { maxPixels, jpegQuality, maxBytes }: Redrawing) => {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null);
  if (picture === null) return null;
  try {
    for (let tries = 0, side = maxPixels; tries < mostTries; tries += 1, side *= shrinking) {
      const drawn = await draw(picture, side, jpegQuality / 100);
      if (drawn === null || drawn.size <= maxBytes) return drawn;
    }
    return null;
  } finally {
    picture.close();
  }
};
