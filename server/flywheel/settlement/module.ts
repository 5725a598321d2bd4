import type { Module } from '#kit/module.ts';
import { settleDue } from './settle.ts';

export const settlementModule: Module = {
  name: 'settlement',
  jobs: [{ name: 'settlement.settle', everySeconds: 60, act: (work) => settleDue(work) }],
};
