/** A picture small enough to be kept with the work. */
export type SmallImage = { readonly mediaType: 'image/jpeg'; readonly data: string };

/** Longest base64 text the core takes for a picture (`Giving` in the contract). */
const longestData = 230_000;

/** Pixels of the longer side and JPEG quality, the best first: a page of text stays readable down to the last. */
const tries: readonly (readonly [side: number, quality: number])[] = [
  [1800, 0.75],
  [1600, 0.6],
  [1300, 0.5],
  [1000, 0.45],
  [800, 0.4],
];

const encoded = (picture: ImageBitmap, side: number, quality: number): string | null => {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext('2d');
  if (context === null) return null;
  // JPEG has no transparency: without white below it a scan with clear paper would turn black.
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/jpeg', quality).split(',')[1] ?? null;
};

/** The picture in a file, downscaled on a canvas until it fits; null where the file holds no picture or cannot be made small enough. */
export const shrinkImage = async (file: Blob): Promise<SmallImage | null> => {
  const picture = await createImageBitmap(file).catch(() => null);
  if (picture === null) return null;
  for (const [side, quality] of tries) {
    const data = encoded(picture, side, quality);
    if (data !== null && data.length <= longestData) return { mediaType: 'image/jpeg', data };
  }
  return null;
};
