/** Hands something to the browser as a file of that name, to be saved where it saves downloads. */
export function handOver(name: string, content: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser has taken the address by then.
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 60_000);
}
