export { wrong } from "../shell/wrong";
