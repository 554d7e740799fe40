/** As in manifests/thunderbird/manifest.json: Thunderbird, and an administrator's policy, know the add-on by it. */
export const addonId = "sealpost@sealpost.example";
