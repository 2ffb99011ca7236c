export type CsvCell = string | number | boolean | null | undefined;

/** Rows as a file that a spreadsheet opens (RFC 4180). Without the mark at its beginning Excel reads "Fuchs" right and "Füchse" not. */
export function toCsv(rows: readonly (readonly CsvCell[])[]): string {
  return `\ufeff${rows.map((row) => row.map(written).join(",")).join("\r\n")}\r\n`;
}

/**
 * What people wrote is no formula: spreadsheets take what begins with these signs for one, also after a semicolon, tab or new
 * line, by which some of them part cells whatever quotes there are (OWASP, "CSV Injection").
 */
function written(value: CsvCell): string {
  if (typeof value === "number") return String(value);
  const text = String(value ?? "").replace(
    /^(?=[=+\-@＝＋－＠\t\r])|(?=[=+\-@＝＋－＠])(?<=[;\t\r\n]\s*)/gu,
    "'",
  );
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
