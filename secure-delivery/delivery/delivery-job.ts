import type { Job } from "../jobs/job-queue.ts";

export const deliveryJobKind = "deliver";

export function deliveryJob(messageId: string, position: number, dueAt: number): Job {
  return {
    id: `${deliveryJobKind} ${messageId} ${position}`,
    kind: deliveryJobKind,
    payload: JSON.stringify({ messageId, position }),
    dueAt,
  };
}

export function deliveryOf(payload: string): { readonly messageId: string; readonly position: number } {
  return JSON.parse(payload) as { messageId: string; position: number };
}
