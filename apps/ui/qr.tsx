import { create } from 'qrcode';
import type { QRCodeErrorCorrectionLevel } from 'qrcode';
import { useMemo } from 'react';

const marginModules = 4;

/** How much damage a symbol stands, and its size; the smallest that fits if unsaid. */
export type QrMake = { level: QRCodeErrorCorrectionLevel; version?: number };

/**
 * What a phone holds out: digits at level H. They would fit version 1, but version 2 has an
 * alignment mark, which tells at a slant, and stands far more damage.
 */
export const shownMake: QrMake = { level: 'H', version: 2 };
/** A signed code's 198 digits: as small as it can be drawn, so each module is large. */
export const signedMake: QrMake = { level: 'M', version: 5 };

/**
 * Pure black on its own white with four modules of margin, whatever the theme: scanners
 * read nothing else reliably.
 */
export const Qr = ({
  text,
  label,
  make = shownMake,
}: {
  text: string;
  label: string;
  make?: QrMake;
}) => {
  const { path, side } = useMemo(() => drawQr(text, make), [text, make]);
  return (
    <svg
      className="qr"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${side} ${side}`}
      shapeRendering="crispEdges"
    >
      <rect width={side} height={side} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  );
};

/**
 * A QR's dark modules as one path in a square of `side` modules, margin included. Digits
 * alone are written as digits, which takes less than half the room.
 */
export const drawQr = (
  text: string,
  { level, version }: QrMake = shownMake,
): { path: string; side: number } => {
  const digits = [{ data: text, mode: 'numeric' as const }];
  const { modules } = create(/^\d+$/.test(text) ? digits : text, {
    errorCorrectionLevel: level,
    ...(version === undefined ? {} : { version }),
  });
  const runs: string[] = [];
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column) === 0) continue;
      let width = 1;
      while (column + width < modules.size && modules.get(row, column + width)) width += 1;
      runs.push(`M${column + marginModules} ${row + marginModules}h${width}v1h-${width}z`);
      column += width - 1;
    }
  }
  return { path: runs.join(''), side: modules.size + 2 * marginModules };
};
