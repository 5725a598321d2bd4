// What a bench has found: figures with their spread, for people, for programs and as bars.
import { mkdir, writeFile } from 'node:fs/promises';
import { layTable } from '../tools/steps.ts';

export type Figure = {
  metric: string;
  unit: string;
  /** The median of the rounds, or the one value there is. */
  value: number;
  /** The lowest and the highest round. */
  spread?: [number, number];
  target?: { is: 'at most' | 'at least'; value: number };
};

/** A figure of several rounds. */
export function figure(
  metric: string,
  unit: string,
  rounds: readonly number[],
  target?: Figure['target'],
): Figure {
  const sorted = rounds.toSorted((a, b) => a - b);
  const spread: [number, number] = [sorted[0] ?? 0, sorted.at(-1) ?? 0];
  const value = median(sorted);
  return {
    metric,
    unit,
    value,
    ...(rounds.length > 1 && { spread }),
    ...(target && { target }),
  };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  return ((low ?? NaN) + (high ?? NaN)) / 2;
}

/** How the second grows with the first: 0 not at all, 1 as fast; from least squares. */
export function growthExponent(points: readonly (readonly [number, number])[]): number {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)] as const);
  const mean = (at: 0 | 1) => logs.reduce((sum, log) => sum + log[at], 0) / logs.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  const over = logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return over / logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}

/** Whether the target is met; true where there is none. */
export const isMet = ({ value, target }: Figure): boolean =>
  !target || (target.is === 'at most' ? value <= target.value : value >= target.value);

const short = (value: number): string =>
  Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toFixed(2)));

/** The table for people and a JSON line a figure for programs. */
export function printFigures(bench: string, figures: readonly Figure[]): void {
  const rows = figures.map((each) => [
    each.target ? (isMet(each) ? '✓' : '✗') : ' ',
    each.metric,
    short(each.value),
    each.unit,
    each.spread ? `${short(each.spread[0])} – ${short(each.spread[1])}` : '',
    each.target ? `${each.target.is} ${short(each.target.value)}` : '',
  ]);
  const head = [' ', bench, 'median', '', 'spread', 'target'];
  console.log(`\n${layTable([head, ...rows]).join('\n')}\n`);
  for (const { metric, value, target } of figures) {
    const said = { bench, metric, value: Number(value.toFixed(4)), target: target?.value };
    console.log(JSON.stringify({ ...said, target: said.target ?? null }));
  }
}

/** Writes `<bench>.json` and `<bench>.svg` beside each other. */
export async function writeReport(
  bench: string,
  report: { figures: readonly Figure[] } & Record<string, unknown>,
): Promise<void> {
  const folder = new URL('report/', import.meta.url);
  await mkdir(folder, { recursive: true });
  const json = `${JSON.stringify({ bench, ...report }, null, 2)}\n`;
  await writeFile(new URL(`${bench}.json`, folder), json);
  await writeFile(new URL(`${bench}.svg`, folder), drawBars(bench, report.figures));
}

const barHeight = 28;

/** A bar a figure that has a target, with the target as a line across it. */
function drawBars(bench: string, figures: readonly Figure[]): string {
  const bars = figures.flatMap((each, index) => {
    const { metric, value, unit, target } = each;
    const longest = Math.max(value, target?.value ?? 0, Number.EPSILON) * 1.15;
    const at = (of: number) => Math.max(0, (of / longest) * 260).toFixed(1);
    const y = 40 + index * barHeight;
    const fill = isMet(each) ? '#2a7d4f' : '#b3402e';
    const aim = target ? 280 + Number(at(target.value)) : undefined;
    return [
      `<text x="270" y="${y + 14}" text-anchor="end">${metric}</text>`,
      `<rect x="280" y="${y}" width="${at(value)}" height="18" fill="${fill}"/>`,
      ...(aim ? [`<path d="M${aim} ${y - 3}v24" stroke="#111" stroke-width="2"/>`] : []),
      `<text x="550" y="${y + 14}">${short(value)} ${unit}</text>`,
    ];
  });
  const height = 60 + figures.length * barHeight;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="760" height="${height}"
  font-family="sans-serif" font-size="13" fill="#111">
<text x="16" y="22" font-size="15">${bench}</text>
${bars.join('\n')}
</svg>
`;
}
