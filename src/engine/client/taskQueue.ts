/** Who goes first when a worker is free: what a person waits for, ordinary work, work that nobody looks at yet. */
export type Priority = "interactive" | "normal" | "background";

const ranks: readonly Priority[] = ["interactive", "normal", "background"];

/** Waiting tasks: by priority, then in order of arrival. */
export class TaskQueue<Task extends { readonly priority: Priority }> {
  private readonly lines = new Map<Priority, Task[]>(ranks.map((priority) => [priority, []]));

  push(task: Task): void {
    this.lines.get(task.priority)?.push(task);
  }

  /** Puts a task before all others of its priority. */
  pushFirst(task: Task): void {
    this.lines.get(task.priority)?.unshift(task);
  }

  /** Takes the next task out. */
  shift(): Task | undefined {
    for (const line of this.lines.values()) {
      const task = line.shift();
      if (task !== undefined) return task;
    }
    return undefined;
  }

  /** Takes this task out; false where it does not wait. */
  remove(task: Task): boolean {
    const line = this.lines.get(task.priority) ?? [];
    const at = line.indexOf(task);
    if (at < 0) return false;
    line.splice(at, 1);
    return true;
  }
}
