// Runs before the first paint, so that a page set to light never flashes dark.
const chosenTheme = localStorage.getItem("rushes.theme");
if (chosenTheme === "light" || chosenTheme === "dark") document.documentElement.dataset.theme = chosenTheme;
