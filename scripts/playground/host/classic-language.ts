/**
 * A script that takes away what is younger than the runtime of classic Windows before v2403 (ES2016), or no part of the language
 * at all. By the documentation of event-based activation (“JavaScript-only runtime”); which built-ins each version has is nowhere
 * listed.
 */
export const withoutYoungerLanguage = `
for (const name of ["BigInt", "BigInt64Array", "BigUint64Array", "WebAssembly", "Intl", "WeakRef", "FinalizationRegistry",
  "Atomics", "SharedArrayBuffer", "AggregateError", "Iterator"]) delete globalThis[name];
for (const name of ["entries", "values", "fromEntries", "hasOwn", "groupBy", "getOwnPropertyDescriptors"]) delete Object[name];
for (const name of ["flat", "flatMap", "at", "findLast", "findLastIndex", "toSorted", "toReversed", "toSpliced", "with"])
  delete Array.prototype[name];
for (const name of ["padStart", "padEnd", "trimStart", "trimEnd", "matchAll", "replaceAll", "at", "isWellFormed", "toWellFormed"])
  delete String.prototype[name];
for (const name of ["allSettled", "any", "withResolvers", "try"]) delete Promise[name];
delete Promise.prototype.finally;
delete Symbol.asyncIterator;
for (const name of ["toBase64", "toHex", "setFromBase64", "at", "findLast", "toSorted", "with"]) delete Uint8Array.prototype[name];
for (const name of ["fromBase64", "fromHex"]) delete Uint8Array[name];
for (const name of ["union", "intersection", "difference", "isSubsetOf"]) delete Set.prototype[name];
delete globalThis.globalThis;
`;
