import { create } from 'qrcode';
import { useMemo } from 'react';

const marginModules = 4;

/**
 * Pure black on its own white with four modules of margin, whatever the theme: scanners
 * read nothing else reliably. Digits only, level H. They would fit version 1, but version 2
 * has an alignment mark, which tells at a slant, and stands far more damage.
 */
export const Qr = ({ text, label }: { text: string; label: string }) => {
  const { path, side } = useMemo(() => drawQr(text), [text]);
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

/** A QR's dark modules as one path in a square of `side` modules, margin included. */
export const drawQr = (text: string): { path: string; side: number } => {
  const { modules } = create([{ data: text, mode: 'numeric' }], {
    errorCorrectionLevel: 'H',
    version: 2,
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
