import { type Calls, failed, ok } from "./call.ts";
import { attach } from "./compose-item.ts";

/** Attachments. Limits as documented for `addFileAttachmentFromBase64Async`. */
export const attachmentCalls: Calls = {
  149: (_, { item }) => ok(item.attachments.map(({ content: _content, format: _format, ...details }) => details)),
  150: ({ id }, { item }) => {
    const found = item.attachments.find((attachment) => attachment.id === id);
    return found === undefined ? failed(9003) : ok({ content: found.content, format: found.format });
  },
  148: ({ name, base64String, isInline }, { item, raise }) => {
    if (base64String.length > 27_892_122) return failed(9000);
    if (item.attachments.length >= 499) return failed(9001);
    const id = attach(item, { name, content: base64String, isInline: Boolean(isInline) });
    raise("olkAttachmentsChanged", { attachmentStatus: "added", attachmentDetails: { id, name, isInline } });
    return ok(id);
  },
  20: ({ attachmentIndex }, { item, raise }) => {
    const at = item.attachments.findIndex(({ id }) => id === attachmentIndex);
    if (at < 0) return failed(9008);
    item.attachments.splice(at, 1);
    raise("olkAttachmentsChanged", { attachmentStatus: "removed", attachmentDetails: { id: attachmentIndex } });
    return ok();
  },
};
