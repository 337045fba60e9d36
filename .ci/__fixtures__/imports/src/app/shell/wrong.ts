import { countWindows } from "../../core/contact/windows";
import { sgp4 } from "../../core/orbit/propagate";
import { inner } from "../features/globe/inner";
import { Nothing } from "./nothing";

export const wrong = [countWindows, sgp4, inner, Nothing];
