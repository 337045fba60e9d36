import { FileButton, type FileButtonProps } from "@mantine/core";
import { useRef } from "react";

/** Files from a dialog. It forgets them at once: else the browser says nothing of a file chosen a second time, though it may have changed since. */
export function FileChoice<Multiple extends boolean = false>({ onChange, ...rest }: FileButtonProps<Multiple>) {
  const reset = useRef<() => void>(null);
  return (
    <FileButton<Multiple>
      {...rest}
      resetRef={reset}
      onChange={(chosen) => {
        onChange(chosen);
        reset.current?.();
      }}
    />
  );
}
