/** In pixels; 16, 32 and 80 are required, the rest keep Outlook from scaling. */
export const iconSizes = [16, 20, 24, 32, 40, 48, 64, 80, 96, 128] as const;
