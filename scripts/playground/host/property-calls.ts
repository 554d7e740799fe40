import { type Calls, failed, ok } from "./call.ts";

/** Documented limit of one item's session data for one add-in, in characters. */
const sessionLimit = 50_000;

/** Headers, session data, custom properties, roaming settings, notifications. */
export const propertyCalls: Calls = {
  151: ({ internetHeaderKeys }, { item }) =>
    ok(
      Object.fromEntries(
        internetHeaderKeys.filter((key: string) => key in item.headers).map((key: string) => [key, item.headers[key]]),
      ),
    ),
  152: ({ internetHeaderNameValuePairs }, { item }) => {
    Object.assign(item.headers, internetHeaderNameValuePairs);
    return ok();
  },
  153: ({ internetHeaderKeys }, { item }) => {
    for (const key of internetHeaderKeys) delete item.headers[key];
    return ok();
  },
  185: ({ name, value }, { item }) => {
    if (JSON.stringify({ ...item.session, [name]: value }).length > sessionLimit) return failed(9051);
    item.session[name] = value;
    return ok();
  },
  186: ({ name }, { item }) => (name in item.session ? ok(item.session[name]) : failed(9050)),
  187: (_, { item }) => ok({ ...item.session }),
  188: (_, { item }) => {
    item.session = {};
    return ok();
  },
  189: ({ name }, { item }) => {
    delete item.session[name];
    return ok();
  },
  // Other members answer `{ error, data }`; these two are older.
  3: (_, { item }) => ({ wasSuccessful: true, customProperties: JSON.stringify(item.customProperties) }),
  4: ({ customProperties }, { item }) => {
    item.customProperties = { ...customProperties };
    return { wasSuccessful: true };
  },
  404: (params, { roaming }) => {
    for (const key of Object.keys(roaming)) delete roaming[key];
    Object.assign(roaming, params[0]);
    return ok();
  },
  33: ({ key, type, message }, { item }) => {
    if (item.notifications.some((shown) => shown.key === key)) return failed(9023);
    if (item.notifications.length >= 5) return failed(9025);
    item.notifications.push({ key, type, message });
    return ok();
  },
  34: (_, { item }) => ok(item.notifications.map(({ type, ...rest }) => ({ ...rest, type: notificationTypes[type] }))),
  35: ({ key, type, message }, { item }) => {
    item.notifications = [...item.notifications.filter((shown) => shown.key !== key), { key, type, message }];
    return ok();
  },
  36: ({ key }, { item }) => {
    if (!item.notifications.some((shown) => shown.key === key)) return failed(9024);
    item.notifications = item.notifications.filter((shown) => shown.key !== key);
    return ok();
  },
};

const notificationTypes = ["informationalMessage", "progressIndicator", "errorMessage", "insightMessage"];
