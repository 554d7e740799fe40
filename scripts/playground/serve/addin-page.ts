/** Microsoft's address, as it must stand in the add-in's pages: office.js may come from nowhere else in production. */
export const officeJs = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";

/**
 * A page of the add-in as it runs without the internet: office.js comes unchanged from npm; before it, the little of
 * MicrosoftAjax.js that it needs (or else it would fetch that from Microsoft), and after it the members and the bridge that it is too old for.
 */
export function offlinePage(html: string): string {
  const script = (name: string): string => `<script src="/host/${name}"></script>`;
  return html.replace(
    /<script[^>]*src="?https:\/\/appsforoffice\.microsoft\.com\/lib\/1\/hosted\/office\.js"?[^>]*><\/script>/,
    `${script("msajax.js")}<script src="/office-js/office.js"></script>${script("newer-members.js")}${script("nested-app-auth.js")}${script("network-conditions.js")}`,
  );
}
