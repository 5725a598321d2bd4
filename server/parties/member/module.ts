import type { Module } from '#kit/module.ts';

/** Served by `flywheel/card`, since whatever a member sees has money in it. */
export const memberModule: Module = { name: 'member' };
