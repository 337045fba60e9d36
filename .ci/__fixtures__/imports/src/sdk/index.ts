import type { Command } from "../cli/main";

export type Sdk = Command;
