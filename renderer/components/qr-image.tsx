import { encode } from 'uqr';
import './qr-image.css';

export type QrImageProps = {
  readonly text: string;
  readonly label: string;
};

/** Light modules around the code without which no scanner finds it (ISO/IEC 18004: four). */
const quietZone = 4;

/** Dark modules as path data, row by row; null for a text that is longer than the largest code holds. */
const modulesOf = (text: string): { readonly size: number; readonly path: string } | null => {
  try {
    const { data, size } = encode(text, { ecc: 'L', border: quietZone });
    const runs = data.flatMap((row, y) =>
      row.flatMap((isDark, x) => (isDark ? [`M${String(x)} ${String(y)}h1v1h-1z`] : [])),
    );
    return { size, path: runs.join('') };
  } catch {
    return null;
  }
};

/** A QR code; nothing at all where the text does not fit into one. */
export const QrImage = ({ text, label }: QrImageProps) => {
  const modules = modulesOf(text);
  if (modules === null) return null;
  const { size, path } = modules;
  return (
    <svg className="qr" role="img" aria-label={label} viewBox={`0 0 ${String(size)} ${String(size)}`}>
      <path d={path} shapeRendering="crispEdges" />
    </svg>
  );
};
