# 実行が最後まで進まなかったとき。

interrupted = 中断しました。何も作られていません。同じコマンドで最初からやり直せます
interrupted-goes-on = 中断しました。バッチはまだ完成していません。同じコマンドで、出来上がったところから続けられます
list-changed = エラー: 読み込み中に名簿か署名画像が変わりました
    .hint = 表計算ソフトで閉じてから、作り直してください
busy = エラー: 別の実行が`{ $folder }`でこのバッチを処理しています
    .hint = 終わるまでお待ちください
damaged = エラー: `{ $path }`が壊れています
    .hint = 作り直すか、完全なものがある場所からコピーし直してください。何も作られていません
disturbed = エラー: バッチの作成中に`{ $path }`が削除または変更されました
    .hint = 一つのバッチは一度に一つの実行だけで作り、ほかのプログラムがこのフォルダーに触れないようにして、作り直してください
no-room = エラー: ディスクに空きがありません: { $error }
    .hint-goes-on = 空きを作ってから同じコマンドを実行してください。出来上がったところから続けます
    .hint-out = 空きを作るか、--outで別のフォルダーを指定して、もう一度実行してください。何も作られていません
    .hint = 空きを作るか、TMPDIRに空きのあるフォルダーを設定して、もう一度実行してください。何も作られていません
file-too-large = エラー: ファイルが許された大きさを超えます: { $error }
    .hint = ファイルの大きさの制限(`ulimit -f`)を上げてください。`build`が作るファイルは--volume-sizeで小さくできます。中途半端な変更はありません
    .hint-archive = ファイルの大きさの制限(`ulimit -f`)を上げ、同じコマンドをもう一度実行してください。中途半端な変更はありません
failure = エラー: { $error }
forbidden = エラー: { $error }
    .hint = 書き込めるフォルダーを選ぶか、権限を変えてください。何も作られていません
standard-output = 標準出力に書き込めませんでした
spool = 一時ファイルのフォルダーにある名簿の写し

machine-already-there = 同じ名前のものがすでにあります
machine-bad-name = 名前が長すぎるか、ディスクが受け付けない名前です
machine-busy = ほかで使用中です
machine-file-too-large = ファイルが大きすぎます
machine-folder = フォルダーです
machine-full = 空きがありません
machine-no-folder = 途中にフォルダーでないものがあります
machine-no-memory = メモリーが足りません
machine-not-empty = フォルダーが空ではありません
machine-not-there = 見つかりません
machine-permission-denied = 権限がありません
machine-quota = ディスクの割り当てを使い切りました
machine-read-only = ディスクは読み取り専用です
