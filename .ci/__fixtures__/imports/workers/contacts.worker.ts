export { countWindows } from "../src/core/contact/windows";
