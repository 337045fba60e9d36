import { z } from "zod";

// Zod would try `new Function` to see whether it may compile its checks; the page's content security policy reports even the attempt.
// It must be told before the first schema is made, hence this door for all of ours.
z.config({ jitless: true });

export { z };
