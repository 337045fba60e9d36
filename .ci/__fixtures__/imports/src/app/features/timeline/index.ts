export { inner } from "../globe";
