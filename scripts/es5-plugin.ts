import { type TransformOptions, transformAsync } from "@babel/core";
import webpack from "webpack";
import { sharedClasses } from "./shared-classes.ts";

/**
 * Webpack plugin: turns each whole bundle into ES5 before it is made small. On the bundle, not on each module: what Babel
 * needs for it then stands there once.
 */
export class Es5Plugin {
  apply(compiler: webpack.Compiler): void {
    compiler.hooks.compilation.tap("Es5Plugin", (compilation) => {
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_PRE_PROCESS;
      compilation.hooks.processAssets.tapPromise({ name: "Es5Plugin", stage }, async (assets) => {
        for (const name of Object.keys(assets).filter((file) => file.endsWith(".js"))) {
          const code = await es5(String(assets[name]?.source()));
          compilation.updateAsset(name, new webpack.sources.RawSource(code));
        }
      });
    });
  }
}

/** `globalThis` is younger than the runtimes that this is for. */
const banner = 'if (typeof globalThis === "undefined") this.globalThis = this;\n';

async function es5(code: string): Promise<string> {
  const lowered = await transform(code, {
    presets: [["@babel/preset-env", { targets: { ie: "11" }, modules: false }]],
  });
  return banner + (await transform(lowered, { plugins: [sharedClasses] }));
}

async function transform(code: string, how: TransformOptions): Promise<string> {
  const fixed = { babelrc: false, configFile: false, compact: false, sourceType: "script" } as const;
  const result = await transformAsync(code, { ...fixed, ...how });
  if (typeof result?.code !== "string") throw new Error("Babel gave nothing");
  return result.code;
}
