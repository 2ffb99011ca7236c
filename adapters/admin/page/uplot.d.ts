/** The charts' package, which the page gets as /page/uplot.js. */
export { default } from "uplot";
