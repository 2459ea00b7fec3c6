import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Whole passes against a real Dovecot and SMTP server take seconds, not milliseconds.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Two cores: more forks only make the real servers of the tests slow.
    maxWorkers: 2,
  },
})
