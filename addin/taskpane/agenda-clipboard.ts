import type { Copied } from "../commands/agenda-copy.ts";

/**
 * Puts both forms on the clipboard. A pane in Excel on the web may be refused the newer way, and the older one still works.
 * @returns whether either did.
 */
export async function copyBoth({ html, text }: Copied): Promise<boolean> {
  try {
    const item = new ClipboardItem({
      "text/html": new Blob([html], { type: "text/html" }),
      "text/plain": new Blob([text], { type: "text/plain" }),
    });
    await navigator.clipboard.write([item]);
    return true;
  } catch {
    return copyByCommand({ html, text });
  }
}

function copyByCommand({ html, text }: Copied): boolean {
  let isPut = false;
  const put = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.clipboardData?.setData("text/html", html);
    event.clipboardData?.setData("text/plain", text);
    isPut = event.clipboardData !== null;
  };
  document.addEventListener("copy", put);
  try {
    // Out of date by its name, and the only way that needs no permission.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    return document.execCommand("copy") && isPut;
  } catch {
    return false;
  } finally {
    document.removeEventListener("copy", put);
  }
}
