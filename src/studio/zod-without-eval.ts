import { z } from "zod";

// Compiled validators would need eval, which this page forbids itself. Before any other module makes a schema.
z.config({ jitless: true });
