import { z } from 'zod';

/** A row's id: a UUID, made by the server with its time in front (version 7). */
export const Id = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);

/** A city's short name: `harbour`. It leads every key of what belongs to the city. */
export const CityId = z.string().regex(/^[a-z][a-z0-9-]{1,31}$/);

/** A mobile number in E.164; mainland numbers are the usual case: `+8613800000001`. */
export const Phone = z.string().regex(/^\+[1-9]\d{6,14}$/);

/** Human text that fits a line; control characters and halves of characters never pass. */
export const line = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .regex(/^[^\p{Cc}\p{Cs}]*[^\p{Cc}\p{Cs}\s][^\p{Cc}\p{Cs}]*$/u);

/** Human text of several lines. */
export const prose = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\p{Cs}]*$/u);

/** One page of a bounded list; `nextCursor` is null on the last page. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

/** How a list is asked for: at most 100 rows, from where the last page ended. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().min(1).max(200).optional(),
};
