import { listAudit as listAuditEndpoint } from '#contract/audit.ts';
import { serve } from '#kit/route.ts';
import { listAudit } from './list.ts';

export const auditRoutes = [
  serve(listAuditEndpoint, (work, { query }) => listAudit(work, query)),
];
