import { Menu } from "@mantine/core";
import { IconCircleX, IconClockX, IconList, IconRefresh, IconRoute } from "@tabler/icons-react";
import { type ReactNode, useCallback } from "react";
import { runCommand, useCommands } from "../../state/commands";
import { useScenario } from "../../state/derived";
import { type ThingMenu as OpenMenu, thingMenu } from "../../state/picture/thingMenu";
import { affectedBy, type Extent, hasFailedNow } from "./failureActions";
import classes from "./failures.module.css";
import { targetName } from "./failureTargets";

/** The menu of a satellite, station or link, where it was asked for. */
export default function ThingMenu({ menu: { target, xPx, yPx } }: { readonly menu: OpenMenu }) {
  const scenario = useScenario();
  const known = new Set(useCommands().map(({ id }) => id));
  const close = thingMenu((state) => state.close);
  const isNode = target.kind !== "link";
  const route = known.has("links.routeFrom") && isNode;
  const name = `Menu of ${targetName(scenario, target)}`;
  const anchor = useCallback(
    (element: HTMLButtonElement | null) => {
      element?.style.setProperty("left", `${xPx}px`);
      element?.style.setProperty("top", `${yPx}px`);
    },
    [xPx, yPx],
  );
  return (
    <Menu
      key={`${xPx} ${yPx}`}
      opened
      onClose={close}
      position="bottom-start"
      width={300}
      offset={2}
      loop
      // The keys are its own at once.
      transitionProps={noTransition}
      returnFocus={false}
    >
      <Menu.Target>
        <button ref={anchor} type="button" tabIndex={-1} className={classes.anchor} aria-label={name} />
      </Menu.Target>
      <Menu.Dropdown aria-label={name} onContextMenu={(event) => event.preventDefault()}>
        <Menu.Label>{targetName(scenario, target)}</Menu.Label>
        <FailItems menu={{ target, xPx, yPx }} extent="itself" isFirst />
        {route && (
          <>
            <Menu.Divider />
            <Item command="links.routeFrom" argument={target.id} icon={<IconRoute size={14} />}>
              Route from here
            </Item>
            <Item command="links.routeTo" argument={target.id} icon={<IconRoute size={14} />}>
              Route to here
            </Item>
          </>
        )}
        {affectedBy(target, "plane") && (
          <>
            <Menu.Divider />
            <FailItems menu={{ target, xPx, yPx }} extent="plane" />
          </>
        )}
        <Menu.Divider />
        <Item command="failure.list" icon={<IconList size={14} />} keys="Shift R">
          All failures…
        </Item>
      </Menu.Dropdown>
    </Menu>
  );
}

const noTransition = { duration: 0 };

interface FailItemsProps {
  readonly menu: OpenMenu;
  readonly extent: Extent;
  readonly isFirst?: boolean;
}

function FailItems({ menu: { target }, extent, isFirst = false }: FailItemsProps) {
  const affected = affectedBy(target, extent);
  if (affected === undefined) return null;
  const whom = extent === "plane" ? ` ${affected.name}` : "";
  const argument = { ...target, extent };
  const keys = (text: string) => extent === "itself" && { keys: text };
  if (hasFailedNow(affected)) {
    return (
      <Item
        command="failure.restore"
        argument={argument}
        icon={<IconRefresh size={14} />}
        isFirst={isFirst}
        {...keys("R")}
      >
        {`Restore${whom} from now`}
      </Item>
    );
  }
  return (
    <>
      <Item
        command="failure.fail"
        argument={argument}
        icon={<IconCircleX size={14} />}
        isFirst={isFirst}
        {...keys("F")}
      >
        {`Fail${whom} from now`}
      </Item>
      <Item command="failure.askTime" argument={argument} icon={<IconClockX size={14} />} {...keys("Shift F")}>
        {`Fail${whom} for a time…`}
      </Item>
    </>
  );
}

interface ItemProps {
  readonly command: string;
  readonly argument?: unknown;
  readonly icon: ReactNode;
  readonly keys?: string;
  readonly isFirst?: boolean;
  readonly children: ReactNode;
}

function Item({ command, argument, icon, keys, isFirst, children }: ItemProps) {
  return (
    <Menu.Item
      leftSection={icon}
      rightSection={
        keys && (
          <span className={classes.keys} aria-hidden>
            {keys}
          </span>
        )
      }
      data-autofocus={isFirst || undefined}
      onClick={() => void runCommand(command, argument)}
    >
      {children}
    </Menu.Item>
  );
}
